import { err, ok, type Result } from '../base/result.ts'

/** A semantic version (semver.org 2.0.0). Build metadata is no part of the order and is not kept. */
export interface Version {
  readonly numbers: readonly [number, number, number]
  /** Identifiers after the hyphen; none for a release. */
  readonly prerelease: readonly (string | number)[]
}

/** A longer text is no version of ours. */
const VERSION_CHARS_MAX = 64

const NUMBER = '(0|[1-9]\\d{0,8})'
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
)

/** Reads x.y.z with an optional prerelease. Anything else, a leading `v` or a leading zero too, is an error that quotes it. */
export function parseVersion(text: string): Result<Version, string> {
  const match = text.length <= VERSION_CHARS_MAX ? VERSION.exec(text) : null
  const refused = err(`"${text.slice(0, VERSION_CHARS_MAX)}" is not a version like 1.2.3`)
  if (match === null) return refused
  const [, major, minor, patch, tail] = match
  const identifiers = tail === undefined ? [] : tail.split('.')
  if (identifiers.some((identifier) => /^0\d+$/.test(identifier) || /^\d{10,}$/.test(identifier))) return refused
  return ok({
    numbers: [Number(major), Number(minor), Number(patch)],
    prerelease: identifiers.map((identifier) => (/^\d+$/.test(identifier) ? Number(identifier) : identifier)),
  })
}

/** Precedence of semver.org 2.0.0, item 11: negative when `left` is older, 0 when neither is. */
export function compareVersions(left: Version, right: Version): number {
  for (const place of [0, 1, 2] as const) {
    const difference = left.numbers[place] - right.numbers[place]
    if (difference !== 0) return difference
  }
  // A release is newer than its prereleases.
  if (left.prerelease.length === 0 || right.prerelease.length === 0) {
    return Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0)
  }
  for (const [at, mine] of left.prerelease.entries()) {
    const other = right.prerelease[at]
    if (other === undefined) return 1
    const difference = compareIdentifiers(mine, other)
    if (difference !== 0) return difference
  }
  return left.prerelease.length - right.prerelease.length
}

function compareIdentifiers(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  // Numbers come before words.
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
  return left === right ? 0 : left < right ? -1 : 1
}
