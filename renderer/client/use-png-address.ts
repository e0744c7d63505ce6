import { useEffect, useMemo } from 'react'

/** An address under which the browser shows a PNG that came as bytes; undefined while there is none. Given back when the bytes change. */
export function usePngAddress(png: Uint8Array | undefined): string | undefined {
  const address = useMemo(
    () => (png === undefined ? undefined : URL.createObjectURL(new Blob([new Uint8Array(png)], { type: 'image/png' }))),
    [png],
  )
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address)
    },
    [address],
  )
  return address
}
