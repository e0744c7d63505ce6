/**
 * Who may import whom: architecture.md "Allowed imports" as data. Default deny and complete: a folder, a package or a module
 * that is not named in a rule is an error. The longest folder that fits a file is its rule; its own folder is always allowed.
 */
export interface FolderRule {
  readonly folder: string
  /** Folders whose values and types may be imported. */
  readonly imports: readonly string[]
  /** Folders of which only types may be imported. */
  readonly types?: readonly string[]
  readonly packages?: readonly string[]
  /** Whether Node's own modules are there in the process this runs in. */
  readonly node?: boolean
}

/** What the processes and the screens have in common. */
export const BASE = 'electron/base'
export const DOMAIN = 'electron/domain'
export const CONTRACT = 'electron/contract'
export const RPC = 'electron/rpc'
export const WORDS = 'electron/words'
