import { configure, TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string
  readonly text: string
}

/** A zip archive of text files, all with the given time. */
export async function zipTexts(entries: readonly ZipEntry[], wallMs: number): Promise<Uint8Array> {
  // Threads of its own for a few megabytes are not worth their start, and this is one already.
  configure({ useWebWorkers: false })
  const writer = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: new Date(wallMs) })
  for (const { name, text } of entries) await writer.add(name, new TextReader(text))
  return writer.close()
}
