/** A time as part of a file's name: UTC to the second, 20261121T093000Z, so that names sort by time and no file system refuses them. */
export function fileTime(wallMs: number): string {
  return new Date(wallMs).toISOString().replace(/[-:]|\.\d+/g, '')
}
