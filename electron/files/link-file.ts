import { linkSync } from 'node:fs'

/** Gives a file a second name. False where a file cannot have two, or is gone: then it is copied. */
export function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}
