import { readFileSync } from 'node:fs'
import type { DataFiles } from '../../store/data-folder.ts'
import { subKeys } from '../../store/key-file.ts'

/** The secrets that a data folder has, in every form in which they could be written somewhere: to be taken out of what people read. */
export function secretForms(files: Pick<DataFiles, 'cloudToken'>, dataKey: () => Uint8Array): string[] {
  const token = textIfThere(files.cloudToken)
  const keys = keysIfThere(dataKey).map((key) => Buffer.from(key))
  return [
    ...keys.flatMap((key) => [
      ...[key.toString('hex'), key.toString('hex').toUpperCase(), key.toString('base64').replace(/=+$/, '')],
      ...[key.toString('base64url'), key.toString('latin1'), key.toString('utf8'), [...key].join(',')],
    ]),
    ...(token === '' ? [] : [token, Buffer.from(token).toString('base64').replace(/=+$/, ''), hexOf(token)]),
  ]
}

/** None while the station has not made it, or when it is damaged: then nobody can have written it. */
function keysIfThere(dataKey: () => Uint8Array): Uint8Array[] {
  try {
    const key = dataKey()
    return [key, ...Object.values(subKeys(key))]
  } catch {
    return []
  }
}

function textIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}
