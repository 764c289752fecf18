import { fileURLToPath } from 'node:url';
import type { ChartConfiguration } from 'chart.js';
import type { Picture } from '../chart.ts';
import { GROUND } from '../palette.ts';
import { chartJs, FONT, type Look } from './chart-js.ts';

/** Pixels for each CSS pixel of a PNG, so that it is sharp on a phone. */
const SHARPNESS = 2;
/** More digits than a screen shows. */
const LONG_NUMBER = /-?\d+\.\d{3,}/g;
const WEIGHTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/** Draws in this process; loaded at the first chart, for most processes never draw one. */
export async function canvasRenderer() {
  const [{ createCanvas, GlobalFonts, SvgExportFlag }, { Chart, registerables }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('chart.js'),
  ]);
  Chart.register(...registerables);
  for (const file of WEIGHTS) {
    GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)), FONT);
  }

  /** Draws, takes what was drawn, and only then lets the chart go: it wipes its canvas. */
  function drawn<T>(
    canvas: unknown,
    configuration: ChartConfiguration,
    ratio: number,
    surface: string,
    take: () => T,
  ): T {
    const options = { ...configuration.options, devicePixelRatio: ratio };
    const ground = {
      id: 'ground',
      beforeDraw: ({ ctx, width, height }: ChartArea) => fill(ctx, surface, width, height),
    };
    const chart = new Chart(canvas as never, { ...configuration, options, plugins: [ground] } as ChartConfiguration);
    try {
      return take();
    } finally {
      chart.destroy();
    }
  }

  return {
    png(picture: Picture, look: Look): Uint8Array {
      const canvas = createCanvas(look.width, look.height);
      const { surface } = GROUND[look.theme];
      return drawn(canvas, chartJs(picture, look), SHARPNESS, surface, () => canvas.toBuffer('image/png'));
    },
    /** Text is drawn as paths, so that it looks the same where the font is not there. */
    svg(picture: Picture, look: Look): Uint8Array {
      const canvas = createCanvas(look.width, look.height, SvgExportFlag.ConvertTextToPaths);
      const { surface } = GROUND[look.theme];
      const svg = drawn(canvas, chartJs(picture, look), 1, surface, () => canvas.getContent().toString('utf8'));
      return Buffer.from(svg.replace(LONG_NUMBER, (number) => String(Number(Number(number).toFixed(2)))));
    },
  };
}

interface ChartArea {
  readonly ctx: {
    save(): void;
    restore(): void;
    fillStyle: unknown;
    fillRect(x: number, y: number, w: number, h: number): void;
  };
  readonly width: number;
  readonly height: number;
}

function fill(ctx: ChartArea['ctx'], colour: string, width: number, height: number): void {
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(0, 0, width, height);
  ctx.restore();
}
