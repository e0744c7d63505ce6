import { NativeSelect, TextInput } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import { PATTERN_WORDS, USUAL_PATTERN } from '../ui/pattern-words.ts'
import { remedyTip } from '../ui/problem-tip.ts'
import css from './idle-card.module.css'
import type { FolderChoice } from './use-folder-choice.ts'

/** A folder that a scanner writes pictures into, the names of its files and the trays that they are of. */
export function FolderFields({ choice }: { readonly choice: FolderChoice }) {
  const { t, language } = useWords()
  const { trays, refused } = choice
  return (
    <>
      <p className={css.hint}>{t('folder.text')}</p>
      <TextInput
        label={t('folder.path')}
        placeholder={t('folder.pathPlaceholder')}
        value={choice.path}
        onChange={(event) => choice.typePath(event.currentTarget.value)}
        error={choice.isPathWrong ? t('folder.pathWrong') : undefined}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
      {refused !== undefined && (
        <p className={css.problem} role="alert">
          {remedyTip(t, refused, language)}
        </p>
      )}
      <div className={css.field}>
        <NativeSelect
          label={t('folder.tray')}
          value={choice.trayId}
          onChange={(event) => choice.chooseTray(event.currentTarget.value)}
          data={
            trays.length === 0
              ? [{ value: '', label: t('setup.reading') }]
              : trays.map(({ id, name, rows, columns }) => ({
                  value: id,
                  label: t('folder.trayOption', { name, cells: rows * columns }),
                }))
          }
        />
        <p className={css.hint}>{t('folder.trayHint')}</p>
      </div>
      <div className={css.field}>
        <TextInput
          label={t('folder.pattern')}
          placeholder={USUAL_PATTERN}
          value={choice.pattern}
          onChange={(event) => choice.typePattern(event.currentTarget.value)}
          maxLength={120}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
        />
        <p className={css.hint}>{t('folder.patternHint', PATTERN_WORDS)}</p>
      </div>
      <p className={css.hint}>{t('folder.formats')}</p>
    </>
  )
}
