/** Probabilities are shown with three decimals. */
const SHOWN_STEPS = 1000

/** p(female) as it is shown, and what it leaves for male: rounded by themselves, both could add up to 1.001. */
export function sexAsShown(female: number): { readonly female: number; readonly male: number } {
  const steps = Math.round(female * SHOWN_STEPS)
  return { female: steps / SHOWN_STEPS, male: (SHOWN_STEPS - steps) / SHOWN_STEPS }
}
