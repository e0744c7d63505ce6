import { err, ok, type Result } from '../electron/base/result.ts'

/** An array that NumPy has saved with `np.save`: in C order, little-endian. */
export interface NpyArray {
  readonly shape: readonly number[]
  readonly values: Uint16Array | Float32Array
}

const MAGIC = '\x93NUMPY'

/** Reads `.npy` as NumPy's format description says (versions 1 to 3): 16-bit counts, and floats of 32 or 64 bits. */
export function readNpy(bytes: Uint8Array): Result<NpyArray, string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < 12 || view.toString('latin1', 0, 6) !== MAGIC) return err('it is no .npy file')
  const isOld = view[6] === 1
  const headerFrom = isOld ? 10 : 12
  const dataFrom = headerFrom + (isOld ? view.readUInt16LE(8) : view.readUInt32LE(8))
  const header = view.toString('latin1', headerFrom, dataFrom)
  const descr = /'descr': '([^']*)'/.exec(header)?.[1]
  const shape = /'shape': \(([\d, ]*)\)/.exec(header)?.[1]
  if (descr === undefined || shape === undefined) return err('its header cannot be read')
  if (header.includes("'fortran_order': True")) return err('it is in Fortran order: save np.ascontiguousarray(…)')
  const dims = shape.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]))
  const values = valuesOf(view.subarray(dataFrom), descr)
  if (values === undefined)
    return err(`its type is ${descr}: save counts as uint16 ("<u2"), figures as float32 ("<f4")`)
  const length = dims.reduce((product, dim) => product * dim, 1)
  return values.length === length
    ? ok({ shape: dims, values })
    : err(`it holds ${values.length} values instead of ${length}`)
}

function valuesOf(data: Buffer, descr: string): NpyArray['values'] | undefined {
  switch (descr) {
    case '<u2':
      return Uint16Array.from({ length: data.length >> 1 }, (_, i) => data.readUInt16LE(2 * i))
    case '<f4':
      return Float32Array.from({ length: data.length >> 2 }, (_, i) => data.readFloatLE(4 * i))
    case '<f8':
      return Float32Array.from({ length: data.length >> 3 }, (_, i) => data.readDoubleLE(8 * i))
    default:
      return undefined
  }
}
