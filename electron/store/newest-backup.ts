import { readdirSync } from 'node:fs'

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?$/

/** When the newest finished backup of a folder was made, by its name; undefined where there is none. What is in it was proved before it got that name. */
export function newestBackupWallMs(folder: string): number | undefined {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return undefined
  }
  const times = names.flatMap((name) => {
    const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
    if (second === undefined) return []
    return [Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))]
  })
  return times.length === 0 ? undefined : Math.max(...times)
}
