import { readFileSync } from 'node:fs'
import { writeDurably } from '../../files/durable-file.ts'
import { readKeyFile } from './open-ring.ts'

/** With it and the printed code a backup can be read on another machine. */
export function copyKeySlots(keyFile: string, copy: string): void {
  const content = readKeyFile(keyFile)
  // One of the old form is the key itself; the station gives it slots at its next start.
  if (content.form === 'slots') writeDurably(copy, readFileSync(keyFile), { flags: 'wx' })
}
