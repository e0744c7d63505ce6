import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import {
  type InstallOutcome,
  MODEL_PART_BYTES_MAX,
  MODEL_UPLOAD_BYTES_MAX,
} from '../../electron/contract/model-files.ts'
import { askFor, codeOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Modal } from '../people/modal.tsx'
import people from '../people/people.module.css'
import { formatPercent } from '../ui/format.ts'
import css from './models.module.css'
import { RefusedPackage } from './refused-package.tsx'

const TITLE_ID = 'install-model-title'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly share: number | undefined }
  | { readonly kind: 'told'; readonly outcome: InstallOutcome }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'tooLarge' }

/** Brings a package to this station: a file of this screen's machine, or what lies on the station already. */
export function InstallDialog({ onClosed }: { readonly onClosed: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [path, setPath] = useState('')
  const [state, setState] = useState<State>({ kind: 'idle' })
  const busy = state.kind === 'busy'
  const carryOut = (work: () => Promise<InstallOutcome>) => {
    setState({ kind: 'busy', share: undefined })
    work().then(
      (outcome) => setState({ kind: 'told', outcome }),
      (problem: unknown) => {
        const code = codeOf(problem)
        setState(isAccessCode(code) ? { kind: 'idle' } : { kind: 'failed', code })
      },
    )
  }
  const take = (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > MODEL_UPLOAD_BYTES_MAX) setState({ kind: 'tooLarge' })
    else carryOut(() => send(file, (share) => setState({ kind: 'busy', share })))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const from = path.trim()
    if (from !== '') carryOut(() => askFor('review', (review) => review.call('installModel', { from })))
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} onClosed={onClosed}>
      <h2 id={TITLE_ID} className={people.title}>
        {t('models.install.title')}
      </h2>
      <p className={people.text}>{t('models.install.text')}</p>
      <form className={css.install} onSubmit={submit}>
        <FileField busy={busy} onTake={take} />
        <TextInput
          label={t('models.install.path')}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          disabled={busy}
          maxLength={1000}
        />
        <div role="status">
          <StateLine state={state} />
        </div>
        <div className={people.acts}>
          <Button type="submit" disabled={busy || path.trim() === ''}>
            {t('models.install.go')}
            <LockMark of={{ review: 'installModel' }} />
          </Button>
          <Button variant="default" onClick={() => dialog.current?.close()} disabled={busy}>
            {t('models.install.close')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function FileField({ busy, onTake }: { readonly busy: boolean; readonly onTake: (file: File | undefined) => void }) {
  const { t } = useWords()
  return (
    <label className={css.file}>
      <span>{t('models.install.file')}</span>
      <span className={css.drop}>{t('models.install.choose')}</span>
      <input
        className="visually-hidden"
        type="file"
        accept=".ovomodel"
        disabled={busy}
        onChange={(event) => {
          onTake(event.currentTarget.files?.[0])
          // The same file, mended, can be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function StateLine({ state }: { readonly state: State }) {
  const { t, language } = useWords()
  switch (state.kind) {
    case 'idle':
      return null
    case 'busy':
      return (
        <p className={css.note}>
          {state.share === undefined
            ? t('models.install.busy')
            : t('models.install.sending', { share: formatPercent(state.share, language) })}
        </p>
      )
    case 'failed':
      return <p className={css.state}>{t('models.install.failed', { code: state.code })}</p>
    case 'tooLarge':
      return <p className={css.state}>{t('models.install.tooLarge')}</p>
    case 'told': {
      const { outcome } = state
      if (!outcome.ok) return <RefusedPackage refusal={outcome} />
      return (
        <p className={css.good}>
          {t(`models.install.${outcome.wasThere ? 'wasThere' : 'done'}`, { model: outcome.modelId })}
        </p>
      )
    }
  }
}

/** In parts that fit into a message, one after the other. */
async function send(file: File, onShare: (share: number) => void): Promise<InstallOutcome> {
  for (let offset = 0; ; ) {
    const end = Math.min(file.size, offset + MODEL_PART_BYTES_MAX)
    const bytes = new Uint8Array(await file.slice(offset, end).arrayBuffer())
    const part = { offset, size: file.size, bytes }
    const outcome = await askFor('review', (review) => review.call('sendModelPart', part))
    if (outcome !== null) return outcome
    offset = end
    onShare(file.size === 0 ? 1 : end / file.size)
  }
}
