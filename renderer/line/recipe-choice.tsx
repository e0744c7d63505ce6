import { NativeSelect } from '@mantine/core'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'

/** Which recipe the batch is judged by: asked only where several are in force. Empty is the standard one. */
export function RecipeChoice({
  recipeId,
  onChange,
}: {
  readonly recipeId: string
  readonly onChange: (recipeId: string) => void
}) {
  const { t } = useWords()
  const { reading } = useReadingOf('station', 'recipes in force', (station) => station.call('listRecipes', {}))
  const active = reading.state === 'read' ? reading.value.editions.filter(({ state }) => state === 'active') : []
  if (active.length < 2) return null
  return (
    <NativeSelect
      label={t('batchLife.checks.recipe')}
      data={[
        { value: '', label: t('batchLife.checks.recipeUsual') },
        ...active.map(({ recipe }) => ({
          value: recipe.id,
          label: t('line.chip.recipe', { name: recipe.name, version: recipe.version }),
        })),
      ]}
      value={recipeId}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
