import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import {
  type InstallOutcome,
  MODEL_PART_BYTES_MAX,
  MODEL_UPLOAD_BYTES_MAX,
} from '../../electron/contract/model-files.ts'
import { askFor, codeOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { usePlay } from '../client/store.ts'
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
  const [file, setFile] = useState<File>()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const play = usePlay()
  const busy = state.kind === 'busy'
  const from = path.trim()
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
  // What was named last is what is meant: a file, or a place on the station.
  const name = (chosen: File | undefined, place: string) => {
    setFile(chosen)
    setPath(place)
    setState({ kind: 'idle' })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file === undefined) {
      if (from !== '') carryOut(() => askFor('review', (review) => review.call('installModel', { from })))
    } else if (file.size > MODEL_UPLOAD_BYTES_MAX) setState({ kind: 'tooLarge' })
    else carryOut(() => send(file, (share) => setState({ kind: 'busy', share })))
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} onClosed={onClosed}>
      <h2 id={TITLE_ID} className={people.title}>
        {t('models.install.title')}
      </h2>
      <p className={people.text}>{t('models.install.text')}</p>
      {play && <p className={people.text}>{t('models.install.play')}</p>}
      <form className={css.install} onSubmit={submit}>
        <FileField busy={busy} name={file?.name} onChosen={(chosen) => name(chosen, '')} />
        <TextInput
          label={t('models.install.path')}
          value={path}
          onChange={(event) => name(undefined, event.currentTarget.value)}
          disabled={busy}
          maxLength={1000}
        />
        <div role="status">
          <StateLine state={state} />
        </div>
        <div role="alert">
          <Problem state={state} fileName={file?.name ?? ''} />
        </div>
        <div className={people.acts}>
          <Button type="submit" disabled={busy || (file === undefined && from === '')}>
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

/** Choosing only names the file; nothing is sent by it. */
function FileField({
  busy,
  name,
  onChosen,
}: {
  readonly busy: boolean
  readonly name: string | undefined
  readonly onChosen: (file: File) => void
}) {
  const { t } = useWords()
  return (
    <label className={css.file}>
      <span className={css.label}>{t('models.install.file')}</span>
      <span className={css.drop}>{name ?? t('models.install.choose')}</span>
      <input
        className="visually-hidden"
        type="file"
        accept=".ovomodel"
        disabled={busy}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen !== undefined) onChosen(chosen)
          // The same file, mended, can be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function StateLine({ state }: { readonly state: State }) {
  const { t, language } = useWords()
  if (state.kind === 'busy') {
    return (
      <p className={css.note}>
        {state.share === undefined
          ? t('models.install.busy')
          : t('models.install.sending', { share: formatPercent(state.share, language) })}
      </p>
    )
  }
  if (state.kind !== 'told' || !state.outcome.ok) return null
  const { wasThere, modelId: model } = state.outcome
  return <p className={css.good}>{t(`models.install.${wasThere ? 'wasThere' : 'done'}`, { model })}</p>
}

/** `fileName`: of the file that was sent, if one was; the station does not know it. */
function Problem({ state, fileName }: { readonly state: State; readonly fileName: string }) {
  const { t } = useWords()
  if (state.kind === 'failed')
    return <p className={people.problem}>{t('models.install.failed', { code: state.code })}</p>
  if (state.kind === 'tooLarge') return <p className={people.problem}>{t('models.install.tooLarge')}</p>
  if (state.kind !== 'told' || state.outcome.ok) return null
  const { outcome } = state
  return (
    <div className={people.problem}>
      <RefusedPackage refusal={{ ...outcome, path: outcome.path || fileName }} />
    </div>
  )
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
