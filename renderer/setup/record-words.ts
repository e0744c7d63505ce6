import type { MasterDataView } from '../../electron/contract/master-data.ts'
import type { Translate } from '../i18n/use-words.ts'
import type { ListKind, RecordOf } from './sections.ts'

/** A column of a list beside the name. */
export interface Detail {
  readonly label: string
  readonly value: string
}

const NOTHING = '–'

/** What a list says of a record besides its name; of no record, the heads of its columns. */
export function detailsOf(
  t: Translate,
  kind: ListKind,
  record: RecordOf<ListKind> | undefined,
  data: MasterDataView,
): readonly Detail[] {
  const of = (name: string) => {
    const value: unknown = record === undefined ? undefined : Reflect.get(record, name)
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
  }
  const plain = (name: string) => of(name) ?? NOTHING
  switch (kind) {
    case 'line':
      return [{ label: t('setup.field.ratedEggsPerHour'), value: plain('ratedEggsPerHour') }]
    case 'scanner':
      return [
        { label: t('setup.field.serial'), value: plain('serial') },
        { label: t('setup.field.lineId'), value: nameIn(data.lines, of('lineId')) },
      ]
    case 'setter':
    case 'trolley':
      return [{ label: t('setup.field.code'), value: plain('code') }]
    case 'breed': {
      const colour = of('eggColour')
      return [
        {
          label: t('setup.field.eggColour'),
          value:
            colour === 'brown' || colour === 'white' || colour === 'other' ? t(`setup.eggColour.${colour}`) : NOTHING,
        },
      ]
    }
    case 'flock':
      return [
        { label: t('setup.field.breedId'), value: nameIn(data.breeds, of('breedId')) },
        { label: t('setup.field.parentsHatchedOn'), value: plain('parentsHatchedOn') },
        { label: t('setup.field.house'), value: [of('farm'), of('house')].filter(Boolean).join(' · ') || NOTHING },
      ]
    case 'trayType':
      return trayDetails(t, record)
  }
}

function trayDetails(t: Translate, record: RecordOf<ListKind> | undefined): readonly Detail[] {
  const tray = record !== undefined && 'pitchMm' in record ? record : undefined
  return [
    {
      label: t('setup.tray.cells'),
      value:
        tray === undefined
          ? ''
          : t('setup.tray.summary', {
              eggs: tray.rows * tray.columns,
              layout: t(`setup.tray.layout.${tray.layout}`),
            }),
    },
    {
      label: t('setup.tray.state'),
      value: tray === undefined ? '' : t(tray.confirmed ? 'setup.tray.confirmed' : 'setup.tray.unconfirmed'),
    },
  ]
}

/** A record that is named and not there was retired before this screen could know it. */
function nameIn(records: readonly { readonly id: string; readonly name: string }[], id: string | undefined): string {
  return records.find((one) => one.id === id)?.name ?? NOTHING
}
