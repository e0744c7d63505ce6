import { INFERENCE_PROVIDERS } from '../../electron/contract/inference-settings.ts'
import { type EditableSettings, editableSettingsSchema } from '../../electron/contract/settings.ts'

/** The form as it is typed; an empty address means that nothing is set up. */
export interface SettingsFields {
  readonly site: string
  readonly line: string
  readonly ratedEggsPerHour: string
  readonly endpoint: string
  readonly cloudSite: string
  readonly proxy: string
  readonly provider: string
  /** `auto` or a number. */
  readonly threads: string
}

export type FieldError = 'required' | 'tooLong' | 'speed' | 'endpoint' | 'proxy'
export type FieldErrors = Partial<Record<keyof SettingsFields, FieldError>>

export function fieldsOf({ site, line, ratedEggsPerHour, cloud, proxy, inference }: EditableSettings): SettingsFields {
  return {
    site,
    line,
    ratedEggsPerHour: String(ratedEggsPerHour),
    endpoint: cloud?.endpoint ?? '',
    cloudSite: cloud?.site ?? '',
    proxy: proxy ?? '',
    provider: inference.provider,
    threads: String(inference.threads),
  }
}

/** The form as the contract wants it, or what is wrong with which field. */
export function readFields(
  fields: SettingsFields,
): { readonly ok: true; readonly settings: EditableSettings } | { readonly ok: false; readonly errors: FieldErrors } {
  const [endpoint, cloudSite, proxy] = [fields.endpoint.trim(), fields.cloudSite.trim(), fields.proxy.trim()]
  const parsed = editableSettingsSchema.safeParse({
    site: fields.site,
    line: fields.line,
    ratedEggsPerHour: numberOf(fields.ratedEggsPerHour),
    cloud: endpoint === '' && cloudSite === '' ? null : { endpoint, site: cloudSite },
    proxy: proxy === '' ? null : proxy,
    inference: {
      provider: INFERENCE_PROVIDERS.find((one) => one === fields.provider),
      threads: fields.threads === 'auto' ? 'auto' : numberOf(fields.threads),
    },
  })
  if (parsed.success) return { ok: true, settings: parsed.data }
  const errors: FieldErrors = {}
  for (const { path, code } of parsed.error.issues) {
    const name = fieldAt(path)
    if (name !== undefined) errors[name] ??= errorOf(name, fields[name], code)
  }
  return { ok: false, errors }
}

/** What the receiver's origin is: another one makes the machine forget the credential. Undefined while the address is none. */
export function originOf(endpoint: string): string | undefined {
  return URL.parse(endpoint.trim())?.origin
}

/** Whole numbers only, as they are shown; anything else becomes NaN, which the contract refuses. */
function numberOf(text: string): number {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN
}

function fieldAt(path: readonly PropertyKey[]): keyof SettingsFields | undefined {
  switch (path.join('.')) {
    case 'cloud.endpoint':
      return 'endpoint'
    case 'cloud.site':
      return 'cloudSite'
    case 'site':
      return 'site'
    case 'line':
      return 'line'
    case 'ratedEggsPerHour':
      return 'ratedEggsPerHour'
    case 'proxy':
      return 'proxy'
    default:
      return undefined
  }
}

function errorOf(name: keyof SettingsFields, text: string, code: string): FieldError {
  if (text.trim() === '') return 'required'
  if (name === 'ratedEggsPerHour') return 'speed'
  if (name === 'endpoint' || name === 'proxy') return name
  return code === 'too_big' ? 'tooLong' : 'required'
}
