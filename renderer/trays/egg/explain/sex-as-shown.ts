/** Probabilities are shown with three decimals. */
const SHOWN_STEPS = 1000
/** 1 − (1 − p) is not always p to the last bit; halves are rounded up all the same, wherever p comes from. */
const LAST_BITS = 1e-9

/** p(female) as it is shown, and what it leaves for male: rounded by themselves, both could add up to 1.001. */
export function sexAsShown(female: number): { readonly female: number; readonly male: number } {
  const steps = Math.round(female * SHOWN_STEPS + LAST_BITS)
  return { female: steps / SHOWN_STEPS, male: (SHOWN_STEPS - steps) / SHOWN_STEPS }
}
