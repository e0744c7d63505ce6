/** `3=2.5,7=4` → coils and how many times as noisy they are; what is no such pair becomes a figure that no limit takes. */
export function readCoilNoise(text: string): readonly { readonly coil: number; readonly factor: number }[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [coil = '', factor = '', ...rest] = part.split('=').map((one) => one.trim())
      const isPair = coil !== '' && factor !== '' && rest.length === 0
      return isPair ? { coil: Number(coil), factor: Number(factor) } : { coil: Number.NaN, factor: Number.NaN }
    })
}
