import {
  type MantineColorScheme,
  Popover,
  SegmentedControl,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../i18n/i18n.ts'
import { isLanguage } from '../i18n/languages.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlaceLink } from './place-link.tsx'
import css from './settings-menu.module.css'

/** Language and theme, kept on this screen, and the way to the settings of the machine. */
export function SettingsMenu() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end">
      <Popover.Target>
        <UnstyledButton
          className={css.open}
          aria-label={t('app.settings.open')}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon name="settings" size={26} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={t('app.settings.open')}>
        <LanguageSwitch />
        <ThemeSwitch />
        <PlaceLink to="settings" onLeave={() => setOpen(false)}>
          {t('settings.open')}
        </PlaceLink>
        <PlaceLink to="setup" onLeave={() => setOpen(false)}>
          {t('setup.open')}
        </PlaceLink>
        <PlaceLink to="recipes" onLeave={() => setOpen(false)}>
          {t('recipes.open')}
        </PlaceLink>
        <PlaceLink to="people" onLeave={() => setOpen(false)}>
          {t('people.links.users')}
        </PlaceLink>
      </Popover.Dropdown>
    </Popover>
  )
}

function LanguageSwitch() {
  const { t, language } = useWords()
  const { i18n } = useTranslation()
  return (
    <fieldset className={css.group}>
      <legend>{t('app.settings.language')}</legend>
      <SegmentedControl
        fullWidth
        value={language}
        onChange={(next) => isLanguage(next) && changeLanguage(i18n, next)}
        data={[
          { value: 'en', label: t('app.settings.english') },
          { value: 'de', label: t('app.settings.german') },
        ]}
      />
    </fieldset>
  )
}

function ThemeSwitch() {
  const { t } = useWords()
  // Otherwise Mantine would write a style tag for a moment, which the content security policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto']
  return (
    <fieldset className={css.group}>
      <legend>{t('app.settings.theme')}</legend>
      <SegmentedControl
        fullWidth
        value={colorScheme}
        onChange={(next) => setColorScheme(schemes.find((scheme) => scheme === next) ?? 'auto')}
        data={schemes.map((scheme) => ({ value: scheme, label: t(`app.settings.${scheme}`) }))}
      />
    </fieldset>
  )
}
