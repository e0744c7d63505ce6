import { NativeSelect } from '@mantine/core'
import { useReading } from '../../client/use-reading.ts'
import { useWords } from '../../i18n/use-words.ts'
import { formatDateTime } from '../../ui/format.ts'

/** The batch whose eggs are moved: the one on the line unless somebody chooses one of the newest others. */
export function FromBatch({
  batchId,
  value,
  onChange,
}: {
  readonly batchId: string
  readonly value: string
  readonly onChange: (batchId: string) => void
}) {
  const { t, language } = useWords()
  const { reading } = useReading('newest batches', (review) =>
    review.call('batches', { search: '', state: 'all', beforeCursor: null }),
  )
  const others = reading.state === 'read' ? reading.value.filter((row) => row.batchId !== batchId) : []
  return (
    <NativeSelect
      label={t('holds.moves.fromBatch')}
      data={[
        { value: batchId, label: t('holds.moves.sameBatch', { id: batchId }) },
        ...others.map(({ batchId: id, flock, startedAtWallMs }) => ({
          value: id,
          label: t('holds.moves.earlierBatch', {
            ...{ id, flock },
            time: startedAtWallMs === null ? '–' : formatDateTime(startedAtWallMs, language),
          }),
        })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
