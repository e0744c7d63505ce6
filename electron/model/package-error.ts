import type { ManifestError } from './manifest.ts'
import type { SignatureError } from './signature.ts'

/** Why a package is not one that may be used here. */
export interface PackageError {
  readonly code:
    | ManifestError['code']
    | SignatureError['code']
    | 'PACKAGE_MISSING'
    | 'MANIFEST_MISSING'
    | 'SIGNATURE_MISSING'
    | 'FILE_MISSING'
    | 'FILE_SIZE'
    | 'FILE_HASH'
    | 'GOLDEN_SIZE'
    | 'PACKAGE_TOO_LARGE'
    | 'ARCHIVE_MISSING'
    | 'ARCHIVE_FORM'
    | 'ARCHIVE_ENTRY'
    | 'ARCHIVE_CHANGED'
    | 'VERSION_TAKEN'
    | 'NOT_WRITTEN'
  /** File inside the package that is to blame; the archive's own name where it is not one of them. */
  readonly path: string
  readonly detail: string
}
