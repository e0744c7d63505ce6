/** What keys can change by being pressed. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** A field as it was before something was typed into it. */
export interface KeptField {
  readonly field: Field
  readonly value: string
}

/** The focused element if keys change it. */
export function fieldIn(element: Element | null): Field | undefined {
  return element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
    ? element
    : undefined
}

export function keepField(field: Field | undefined): KeptField | undefined {
  return field === undefined ? undefined : { field, value: field.value }
}

/** Puts the field back to what it was, in such a way that React, which keeps its own copy of the value, hears of it. */
export function putBack({ field, value }: KeptField): void {
  if (field.value === value) return
  const [prototype, told] =
    field instanceof HTMLInputElement
      ? [HTMLInputElement.prototype, 'input']
      : field instanceof HTMLTextAreaElement
        ? [HTMLTextAreaElement.prototype, 'input']
        : [HTMLSelectElement.prototype, 'change']
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event(told, { bubbles: true }))
}
