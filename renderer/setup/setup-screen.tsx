import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { readMasterData, useMasterData } from '../client/master-data.ts'
import { useAddress } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { BarcodeCard } from './barcode-card.tsx'
import { ImportSection } from './import/import-section.tsx'
import { ListSection } from './list-section.tsx'
import { SECTIONS, type Section, sectionAddress, sectionOf } from './sections.ts'
import css from './setup.module.css'
import { ShiftsSection } from './shifts-section.tsx'
import { SiteSection } from './site-section.tsx'
import { FirstStart } from './start/first-start.tsx'
import { recallStart } from './start/start-memory.ts'
import { isStartStep, START_STEPS } from './start/steps.ts'
import { startAddress } from './start/use-start.ts'
import { TraysSection } from './trays-section.tsx'

/** What the hatchery has, one part at a time; or the guided first start (`start/<step>`). */
export function SetupScreen() {
  const [section, part] = useAddress()
  if (section === 'start') return <FirstStart step={isStartStep(part) ? part : START_STEPS[0]} />
  return <SetupSections section={sectionOf(section)} part={part} />
}

function SetupSections({ section, part }: { readonly section: Section; readonly part: string | undefined }) {
  const { t } = useWords()
  const reading = useMasterData()
  const [saved, setSaved] = useState<Section>()
  const guide = recallStart(localStorage).step ?? START_STEPS[0]
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('setup.title')}</h1>
      <nav className={css.sections} aria-label={t('setup.sections')}>
        {SECTIONS.map((one) => (
          <a
            key={one}
            className={css.section}
            href={sectionAddress(one)}
            aria-current={one === section ? 'page' : undefined}
          >
            {t(`setup.section.${one}`)}
          </a>
        ))}
        <a className={css.section} href={startAddress(guide)}>
          {t('setup.guide')}
        </a>
      </nav>
      <div className={css.body}>
        {reading.state === 'loading' && (
          <Card>
            <p role="status">{t('setup.reading')}</p>
          </Card>
        )}
        {reading.state === 'failed' && (
          <Card>
            <p role="alert">{t('setup.failedToRead', { code: reading.code })}</p>
            <div className={css.buttons}>
              <Button onClick={() => void readMasterData()}>{t('setup.again')}</Button>
            </div>
          </Card>
        )}
        {reading.state === 'read' && (
          <SectionBody
            {...{ section, part }}
            data={reading.value}
            isSaved={saved === section}
            onSaved={(isSaved) => setSaved(isSaved ? section : undefined)}
          />
        )}
      </div>
    </div>
  )
}

function SectionBody({
  section,
  part,
  data,
  ...saving
}: {
  readonly section: Section
  readonly part: string | undefined
  readonly data: MasterDataView
  /** Whether what stands here was saved just now: said by the form that comes after it, because saving begins another one. */
  readonly isSaved: boolean
  readonly onSaved: (isSaved: boolean) => void
}) {
  switch (section) {
    case 'site':
      // What somebody else saved begins another form: nobody saves a mixture.
      return <SiteSection key={data.site.revision} site={data.site} {...saving} />
    case 'lines':
      return (
        <>
          <ListSection kind="line" data={data} />
          <ListSection kind="scanner" data={data} />
          <BarcodeCard />
        </>
      )
    case 'setters':
      return (
        <>
          <ListSection kind="setter" data={data} />
          <ListSection kind="trolley" data={data} />
        </>
      )
    case 'trays':
      return <TraysSection data={data} />
    case 'breeds':
      return <ListSection kind="breed" data={data} />
    case 'flocks':
      return <ListSection kind="flock" data={data} />
    case 'shifts':
      return <ShiftsSection key={data.site.revision} site={data.site} {...saving} />
    case 'import':
      return <ImportSection kindText={part} />
  }
}
