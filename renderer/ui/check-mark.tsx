/** A verdict by shape: a tick, an exclamation mark in a ring, a cross in a square; never by colour alone. */
export function CheckMark({
  verdict,
  size = 24,
}: {
  readonly verdict: 'ok' | 'warn' | 'stop'
  readonly size?: number
}) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {verdict === 'ok' && <path d="M5 13l4 4L19 7" />}
      {verdict === 'warn' && <path d="M12 7v6M12 16.5v.5M12 2.8a9.2 9.2 0 1 0 0 18.4 9.2 9.2 0 0 0 0-18.4" />}
      {verdict === 'stop' && <path d="M8.5 8.5l7 7M15.5 8.5l-7 7M3.5 3.5h17v17h-17z" />}
    </svg>
  )
}
