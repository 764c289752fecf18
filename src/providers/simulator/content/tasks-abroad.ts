import type { Some } from '../chance.ts';
import type { Task } from './tasks.ts';

/** Tasks in Spanish, German, French, Japanese, Arabic and Hindi. */
export const TASKS_ABROAD: Some<Task> = [
  {
    kind: 'fix',
    title: 'Corregir el redondeo de los precios',
    prompt:
      'Los precios con IVA se redondean mal cuando hay más de tres artículos. Encuentra la causa y corrígela con una prueba.',
  },
  {
    kind: 'docs',
    title: 'Actualizar la guía de instalación',
    prompt: 'La guía de instalación todavía menciona la versión anterior. Actualízala y comprueba cada paso.',
  },
  {
    kind: 'feature',
    title: 'Añadir búsqueda por número de pedido',
    prompt: 'Queremos buscar por número de pedido, también con espacios o guiones.',
  },
  {
    kind: 'fix',
    title: 'Umlaute in der Suche reparieren',
    prompt: 'Die Suche findet „Müller“ nicht, wenn man „mueller“ oder „Muller“ eingibt. Bitte beides finden.',
  },
  {
    kind: 'refactor',
    title: 'Rechnungslogik aufräumen',
    prompt:
      'Die Rechnungslogik ist über vier Dateien verteilt. Bitte zusammenführen, ohne das Verhalten zu ändern.\n\nDie Tests müssen unverändert grün bleiben.',
  },
  {
    kind: 'test',
    title: 'Tests für die Zeitumstellung',
    prompt: 'Schreibe Tests für die Nacht der Zeitumstellung, in beide Richtungen.',
  },
  {
    kind: 'fix',
    title: 'Corriger l’affichage des dates',
    prompt:
      'Les dates s’affichent au format américain pour les clients français. Il faut respecter la langue du navigateur.',
  },
  {
    kind: 'speed',
    title: 'Accélérer la page d’accueil',
    prompt:
      'La page d’accueil met trois secondes à s’afficher sur mobile. Mesurez d’abord, puis proposez les deux gains les plus simples.',
  },
  {
    kind: 'docs',
    title: 'Traduire le guide des webhooks',
    prompt: 'Traduisez le guide des webhooks en français, exemples compris.',
  },
  {
    kind: 'fix',
    title: 'ログイン画面の文字化けを直す',
    prompt: 'ログイン画面で名前が文字化けすることがあります。原因を調べて修正し、テストを追加してください。',
  },
  {
    kind: 'feature',
    title: '注文一覧に並べ替えを追加',
    prompt: '注文一覧を日付と金額で並べ替えられるようにしてください。既定は新しい順です。',
  },
  {
    kind: 'refactor',
    title: '古い設定ファイルの整理',
    prompt: '使われていない設定を削除し、残った設定に説明を付けてください。',
  },
  {
    kind: 'fix',
    title: 'إصلاح اتجاه النص في نموذج الدفع',
    prompt: 'يظهر نموذج الدفع من اليسار إلى اليمين باللغة العربية. أصلح الاتجاه وتأكد من محاذاة الأرقام.',
  },
  {
    kind: 'docs',
    title: 'تحديث دليل البدء السريع',
    prompt: 'حدّث دليل البدء السريع ليتوافق مع الإصدار الجديد، وجرّب كل خطوة.',
  },
  {
    kind: 'test',
    title: 'اختبارات لحساب الضريبة',
    prompt: 'أضف اختبارات لحساب الضريبة عند وجود خصم ومرتجعات في الطلب نفسه.',
  },
  { kind: 'fix', title: 'हिंदी में खोज ठीक करें', prompt: 'हिंदी शब्दों की खोज में कोई परिणाम नहीं आता। कारण खोजें और ठीक करें।' },
  {
    kind: 'feature',
    title: 'बिल डाउनलोड करने का बटन',
    prompt: 'ऑर्डर पेज पर बिल डाउनलोड करने का बटन जोड़ें। फ़ाइल PDF में होनी चाहिए।',
  },
  { kind: 'upgrade', title: 'पुराने पैकेज अपडेट करें', prompt: 'पुराने पैकेज एक-एक करके अपडेट करें और हर बार परीक्षण चलाएँ।' },
];
