import css from './icon.module.css'

const PATHS = {
  line: 'M3 15h24M6 15v-3a4 5 0 0 1 8 0v3M16 15v-3a4 5 0 0 1 8 0v3M5 20h20M8 23.2v1.6M15 23.2v1.6M22 23.2v1.6',
  trays:
    'M7 5h16a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3ZM9.5 11h1M14.5 11h1M19.5 11h1M9.5 15h1M14.5 15h1M19.5 15h1M9.5 19h1M14.5 19h1M19.5 19h1',
  alarms: 'M15 5 27 25H3ZM15 13v5M15 21.6v.1',
  batches: 'M8 4h14a2 2 0 0 1 2 2v18a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM10.5 10h9M10.5 15h9M10.5 20h5',
  trends: 'M4 5v20h22M7.5 19l5-6 5 3 8-9',
  service:
    'M15 11a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM15 4v3.5M15 22.5V26M4 15h3.5M22.5 15H26M7.2 7.2l2.5 2.5M20.3 20.3l2.5 2.5M22.8 7.2l-2.5 2.5M9.7 20.3l-2.5 2.5',
  settings:
    'M4 9h13M22 9h4M4 21h4M13 21h13M19.5 6.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM10.5 18.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  arrow: 'M5 15h19M17 8l7 7-7 7',
  check: 'M5 16l6.5 6.5L25 8',
  close: 'M7 7l16 16M23 7L7 23',
  eye: 'M3 15s4.5-7.5 12-7.5S27 15 27 15s-4.5 7.5-12 7.5S3 15 3 15ZM15 11.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  lock: 'M8 13h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 22 25H8a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 8 13ZM10 13V9.5a5 5 0 0 1 10 0V13M15 17.5v3',
  refresh: 'M25 15a10 10 0 1 1-3-7.1M25 4v6h-6',
  cable: 'M11 4v6M19 4v6M8 10h14v4a7 7 0 0 1-14 0ZM15 21v5',
  unplugged: 'M11 3v5M19 3v5M8 8h14v3a7 7 0 0 1-14 0ZM15 18v2M15 24.5v2.5M10 23h10',
  up: 'M15 25V6M8 12l7-7 7 7',
  erase: 'M11 6h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H11l-8-9ZM14 11.5l7 7M21 11.5l-7 7',
  person: 'M15 4.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10ZM5 26a10 8.5 0 0 1 20 0',
  down: 'M7 11l8 8 8-8',
} as const
export type IconName = keyof typeof PATHS

/** A line drawing beside a word; it says nothing that the word does not. */
export function Icon({ name, size = 30 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className={css.icon} width={size} height={size} viewBox="0 0 30 30" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
