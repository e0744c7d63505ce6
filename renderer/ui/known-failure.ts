/** The system has many words for one and the same trouble; these are ours. */
const SAME_AS: Readonly<Record<string, string>> = {
  ...{ ENOSPC: 'NO_ROOM', EDQUOT: 'NO_ROOM' },
  ...{ EACCES: 'NOT_WRITABLE', EPERM: 'NOT_WRITABLE', EROFS: 'NOT_WRITABLE' },
}

/** That of the known codes which says the same; undefined where there are no words for it. */
export function knownFailure<T extends string>(code: string, known: readonly T[]): T | undefined {
  const plain = SAME_AS[code] ?? code
  return known.find((one) => one === plain)
}
