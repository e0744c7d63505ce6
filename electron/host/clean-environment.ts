/** What a background process needs of its surroundings. Everything else stays behind: secrets, proxies, NODE_OPTIONS and whatever else a shell collects. */
const KEPT = new Set([
  'PATH',
  'HOME',
  'USERPROFILE',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'WINDIR',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
])

/** The child's environment, made from the parent's. Names are compared without case, because Windows writes `Path`. */
export function cleanEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && KEPT.has(entry[0].toUpperCase()),
  )
  return Object.fromEntries(kept)
}
