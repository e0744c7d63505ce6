/**
 * Public halves of the keys that sign what is released: Ed25519, SubjectPublicKeyInfo in base64. Two stand here while a key is being replaced. None
 * stands here until the first release is made, and a program without a key takes no update from anywhere.
 * `node build/release/sign-update.ts make-key <file>` makes a pair and prints the line for this list; the private half never comes near the repository.
 */
export const RELEASE_KEYS: readonly string[] = []
