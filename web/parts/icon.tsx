import css from './icon.module.css';

/** Drawn on a 24 by 24 grid, in the colour of the text around them. */
const drawings = {
  home: 'M4 11 12 4l8 7v8.5a1 1 0 0 1-1 1h-4.5V14h-5v6.5H5a1 1 0 0 1-1-1z',
  talk: 'M4 5.5h16v11H11l-4.5 4v-4H4zM8 9.5h8M8 12.5h5',
  people:
    'M5.8 8.5a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0M3 19.5c.5-3.6 3-5.5 6-5.5s5.5 1.9 6 5.5M15.5 5.8a3 3 0 0 1 0 5.6M17 14.4c2.2.7 3.6 2.4 4 5.1',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  back: 'm14.5 5-7 7 7 7',
  heart: 'M12 20s-8-4.6-8-10.3A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 8 2.7C20 15.4 12 20 12 20z',
  tried: 'M5 4h14v16l-7-4-7 4z',
  reply: 'M9.5 6 4 11.5 9.5 17M4.5 11.5H14c3.5 0 6 2.5 6 6.5',
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h8M6 19h8M14.5 5l-5 14',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  quote:
    'M5 16.5c2.5-1 3.8-2.8 3.8-5.5V7.5H4.5v4.8h4.2M14.5 16.5c2.5-1 3.8-2.8 3.8-5.5V7.5H14v4.8h4.2',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  code: 'm8.5 7-5 5 5 5M15.5 7l5 5-5 5',
  offline:
    'M3 3l18 18M5 12a10 10 0 0 1 4-2.5M13.5 9.2A10 10 0 0 1 19 12M8.5 15.5a5 5 0 0 1 5-1.2M12 19h.01',
  warning: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3v.2',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  more: 'M4.2 12a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0M11.1 12a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0M18 12a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0',
  plus: 'M12 5v14M5 12h14',
  mail: 'M3.5 6h17v12.5h-17zM4 6.5l8 6.500 8-6.500',
  pin: 'M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11zM9.500 10a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  mention:
    'M8.500 12a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M15.500 8.500V13c0 3 5 2.500 5-1a8.500 8.500 0 1 0-3.500 6.900',
  question:
    'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500h.01M3.500 12a8.500 8.500 0 1 0 17 0a8.500 8.500 0 1 0-17 0',
  search: 'M4.500 10.500a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l5 5',
  close: 'M6 6l12 12M18 6 6 18',
  attach:
    'M20 11.500l-8.200 8.200a5 5 0 0 1-7.100-7.100L13 4.300a3.400 3.400 0 0 1 4.800 4.800l-8.300 8.300a1.700 1.700 0 0 1-2.400-2.400l7.600-7.600',
  file: 'M6 3.500h8.500l4 4v13H6zM14.500 3.500v4h4',
} as const;

export type IconName = keyof typeof drawings;

/** Decoration beside words; it says nothing by itself. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => (
  <svg
    className={small ? css.small : css.icon}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path d={drawings[name]} />
  </svg>
);
