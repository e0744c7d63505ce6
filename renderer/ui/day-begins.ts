/** When a day that was typed (`2026-11-22`), or one so many days later, begins in the screen's calendar; null for none. */
export function dayBegins(day: string, daysLater: number): number | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  return new Date(year, month - 1, date + daysLater).getTime()
}
