const KEY = 'ovoscope.barcode-prefix'
/** Names of keys are short; anything longer was not written by this screen. */
const KEY_NAME_CHARS_MAX = 20

/** The key that the barcode scanner of this screen sends before every code, as `KeyboardEvent.key`; empty when it sends none. */
export function barcodePrefix(storage: Pick<Storage, 'getItem'>): string {
  const stored = storage.getItem(KEY) ?? ''
  return stored.length <= KEY_NAME_CHARS_MAX ? stored : ''
}

/** Kept on this screen: the scanner hangs on it, and another screen may have another one. */
export function keepBarcodePrefix(storage: Pick<Storage, 'setItem'>, prefix: string): void {
  storage.setItem(KEY, prefix)
}
