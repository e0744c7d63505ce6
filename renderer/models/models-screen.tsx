import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ModelsView } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import page from '../ui/page.module.css'
import { ActiveCard } from './active-card.tsx'
import { AskFirst, type Wish } from './ask-first.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { DriftCard } from './drift-card.tsx'
import { ExportCard } from './export-card.tsx'
import { fulfilWish, type Order } from './fulfil-wish.ts'
import { InstallDialog } from './install-dialog.tsx'
import { LibraryCard } from './library-card.tsx'
import { isMissing, MissingCard } from './missing-card.tsx'
import css from './models.module.css'
import { type Answered, Told } from './told.tsx'
import { useModels } from './use-models.ts'

/** Which model judges, what runs beside it, and the way back. */
export function ModelsScreen() {
  const { t } = useWords()
  const { reading, again } = useModels()
  const [installing, setInstalling] = useState(false)
  const closeInstall = () => {
    setInstalling(false)
    again()
  }
  return (
    <div className={page.screen}>
      <div className={css.head}>
        <h1 className={page.title}>{t('models.title')}</h1>
        <Button onClick={() => setInstalling(true)}>
          {t('models.install.button')}
          <LockMark of={{ review: 'installModel' }} />
        </Button>
      </div>
      {reading.state === 'read' ? (
        <Models view={reading.value} again={again} />
      ) : (
        <Card>
          <p role="status">
            {reading.state === 'loading' ? t('models.loading') : t('models.failed', { code: reading.code })}
          </p>
          {reading.state === 'failed' && (
            <Button className={css.button} onClick={again}>
              {t('models.again')}
            </Button>
          )}
        </Card>
      )}
      {installing && <InstallDialog onClosed={closeInstall} />}
    </div>
  )
}

function Models({ view, again }: { readonly view: ModelsView; readonly again: () => void }) {
  const [wish, setWish] = useState<Wish>()
  const [answered, setAnswered] = useState<Answered>()
  const fulfil = (asked: Order) => {
    setAnswered(undefined)
    void fulfilWish(asked, view.batchesOpen.length > 0).then((outcome) => {
      if (outcome !== undefined) setAnswered({ wish: asked, outcome })
      again()
    })
  }
  const onAnswer = (yes: boolean) => {
    setWish(undefined)
    if (wish !== undefined && yes) fulfil(wish)
  }
  return (
    <>
      <Told view={view} answered={answered} onStop={fulfil} />
      {isMissing(view) && <MissingCard view={view} onChoose={fulfil} />}
      <div className={css.pair}>
        <ActiveCard view={view} onWish={setWish} />
        <CandidateCard view={view} onWish={setWish} />
      </div>
      {view.candidate !== null && <CompareCard />}
      <DriftCard key={view.active.modelId} modelId={view.active.modelId} />
      <LibraryCard view={view} onWish={setWish} />
      <ExportCard />
      {wish !== undefined && <AskFirst wish={wish} view={view} onAnswer={onAnswer} />}
    </>
  )
}
