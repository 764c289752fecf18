const table = `
+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 ok_hand 👌 wave 👋 clap 👏 raised_hands 🙌 pray 🙏 muscle 💪 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 eyes 👀 brain 🧠 bow 🙇 hand ✋ raised_hand ✋ handshake 🤝 v ✌️ writing_hand ✍️
smile 😄 grin 😁 grinning 😀 joy 😂 smiley 😃 wink 😉 blush 😊 slightly_smiling_face 🙂 thinking_face 🤔 thinking 🤔
neutral_face 😐 sweat_smile 😅 sunglasses 😎 sob 😭 cry 😢 scream 😱 tired_face 😫 sleeping 😴 zzz 💤 partying_face 🥳
heart_eyes 😍 star-struck 🤩 upside_down_face 🙃 face_with_monocle 🧐 nerd_face 🤓 skull 💀 robot_face 🤖 robot 🤖
ghost 👻 alien 👽 see_no_evil 🙈 heart ❤️ broken_heart 💔 blue_heart 💙 green_heart 💚 yellow_heart 💛 purple_heart 💜
100 💯 boom 💥 fire 🔥 sparkles ✨ star ⭐ star2 🌟 dizzy 💫 zap ⚡ sunny ☀️ cloud ☁️ rainbow 🌈 snowflake ❄️ ocean 🌊
tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 first_place_medal 🥇 dart 🎯 game_die 🎲 jigsaw 🧩
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️
no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 stop_sign 🛑 rotating_light 🚨 construction 🚧 exclamation ❗ question ❓
grey_exclamation ❕ grey_question ❔ bangbang ‼️ interrobang ⁉️ information_source ℹ️ sos 🆘 new 🆕 up 🆙 ok 🆗 cool 🆒 free 🆓
red_circle 🔴 large_orange_circle 🟠 orange_circle 🟠 large_yellow_circle 🟡 yellow_circle 🟡 large_green_circle 🟢
green_circle 🟢 large_blue_circle 🔵 blue_circle 🔵 large_purple_circle 🟣 purple_circle 🟣 large_brown_circle 🟤
brown_circle 🟤 white_circle ⚪ black_circle ⚫ large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨
large_green_square 🟩 large_blue_square 🟦 large_purple_square 🟪 white_large_square ⬜ black_large_square ⬛
white_small_square ▫️ black_small_square ▪️ small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷
large_orange_diamond 🔶 radio_button 🔘 small_red_triangle 🔺 small_red_triangle_down 🔻
hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ clock1 🕐 clock3 🕒 clock6 🕕 clock9 🕘
clock12 🕛 calendar 📆 date 📅 spiral_calendar_pad 🗓️ spiral_calendar 🗓️ arrow_forward ▶️ arrow_backward ◀️ play_or_pause_button ⏯️
double_vertical_bar ⏸️ pause_button ⏸️ black_square_for_stop ⏹️ stop_button ⏹️ black_circle_for_record ⏺️ fast_forward ⏩ rewind ⏪
black_right_pointing_double_triangle_with_vertical_bar ⏭️ track_next ⏭️ track_previous ⏮️ eject ⏏️
repeat 🔁 repeat_one 🔂 arrows_counterclockwise 🔄 arrows_clockwise 🔃 twisted_rightwards_arrows 🔀 arrow_up ⬆️ arrow_down ⬇️
arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrow_lower_left ↙️ arrow_upper_left ↖️ arrow_up_down ↕️
left_right_arrow ↔️ arrow_right_hook ↪️ leftwards_arrow_with_hook ↩️ arrow_heading_up ⤴️ arrow_heading_down ⤵️ arrow_up_small 🔼
arrow_down_small 🔽 end 🔚 back 🔙 on 🔛 soon 🔜 top 🔝 heavy_plus_sign ➕ heavy_minus_sign ➖ heavy_multiplication_x ✖️
heavy_division_sign ➗ heavy_dollar_sign 💲 infinity ♾️ recycle ♻️ asterisk *️⃣ hash #️⃣ zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣
seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 1234 🔢 abc 🔤 symbols 🔣 left_speech_bubble 🗨️ speech_balloon 💬 thought_balloon 💭 loudspeaker 📢 mega 📣
bell 🔔 no_bell 🔕 mute 🔇 sound 🔉 loud_sound 🔊 inbox_tray 📥 outbox_tray 📤 email 📧 envelope ✉️ incoming_envelope 📨 mailbox 📫
package 📦 memo 📝 pencil 📝 pencil2 ✏️ page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 clipboard 📋 scroll 📜 newspaper 📰
file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ books 📚 book 📖 notebook 📓 ledger 📒 label 🏷️ bookmark 🔖 link 🔗
paperclip 📎 pushpin 📌 round_pushpin 📍 triangular_flag_on_post 🚩 checkered_flag 🏁 white_flag 🏳️ bar_chart 📊 chart 💹
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 closed_lock_with_key 🔐 key 🔑
shield 🛡️ bug 🐛 beetle 🪲 ant 🐜 snail 🐌 turtle 🐢 rabbit 🐇 dog 🐶 cat 🐱 unicorn 🦄 bird 🐦 penguin 🐧 octopus 🐙 whale 🐳
crab 🦀 snake 🐍 elephant 🐘 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀 herb 🌿 apple 🍎 lemon 🍋 coffee ☕ tea 🍵 pizza 🍕
cake 🍰 beer 🍺 cookie 🍪 rocket 🚀 airplane ✈️ ship 🚢 car 🚗 vertical_traffic_light 🚦 traffic_light 🚥 satellite 🛰️ satellite_antenna 📡
house 🏠 office 🏢 factory 🏭 tokyo_tower 🗼 stadium 🏟️ bridge_at_night 🌉 world_map 🗺️ globe_with_meridians 🌐 earth_africa 🌍
computer 💻 desktop_computer 🖥️ keyboard ⌨️ floppy_disk 💾 cd 💿 minidisc 💽 iphone 📱 battery 🔋 electric_plug 🔌 bulb 💡 flashlight 🔦
wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 test_tube 🧪 petri_dish 🧫 microscope 🔬 telescope 🔭 magnet 🧲
control_knobs 🎛️ level_slider 🎚️ joystick 🕹️ wastebasket 🗑️ broom 🧹 toolbox 🧰 scissors ✂️ ladder 🪜 compass 🧭 balance_scale ⚖️
moneybag 💰 dollar 💵 euro 💶 pound 💷 credit_card 💳 money_with_wings 💸 receipt 🧾 coin 🪙 shopping_trolley 🛒 briefcase 💼
bust_in_silhouette 👤 busts_in_silhouette 👥 male-technologist 👨‍💻 female-technologist 👩‍💻 technologist 🧑‍💻 cop 👮 detective 🕵️
mechanic 🧑‍🔧 ninja 🥷 baby 👶 zany_face 🤪 crystal_ball 🔮 magic_wand 🪄 art 🎨 musical_note 🎵 film_frames 🎞️ camera 📷 video_camera 📹
movie_camera 🎥 tv 📺 radio 📻 anchor ⚓ fuelpump ⛽ thermometer 🌡️ pill 💊 stethoscope 🩺 ambulance 🚑 fire_engine 🚒 snowman ⛄ sunrise 🌅
crescent_moon 🌙 night_with_stars 🌃 droplet 💧 sweat_drops 💦 dash 💨 tornado 🌪️ fog 🌫️ umbrella ☔ thunder_cloud_and_rain ⛈️
white_medium_square ◻️ black_medium_square ◼️ heavy_exclamation_mark ❗ checkered 🏁 gem 💎 crown 👑 ring 💍 bomb 💣 knife 🔪
`;

const words = table.trim().split(/\s+/);
const pairs = words.flatMap((name, at) =>
  at % 2 === 0 ? [/** @type {[string, string]} */ ([name, words[at + 1] ?? ''])] : [],
);
const emoji = new Map(pairs);

/** The character of a shortcode (without colons), or null where it is not in our table. @param {string} name */
export function emojiOf(name) {
  return emoji.get(name.replace(/::skin-tone-\d$/, '')) ?? null;
}

/** Text with its `:shortcodes:` replaced; unknown ones stay as they are. @param {string} text */
export function withEmoji(text) {
  return text.replace(/:([\w+-]+?):(?::skin-tone-\d:)?/g, (whole, name) => emojiOf(name) ?? whole);
}
