import { createTheme, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import './fonts.css'
import './mantine.css'
import './tokens.css'
import './base.css'

const theme = createTheme({
  fontFamily: 'var(--f)',
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
})

const colorSchemes = localStorageColorSchemeManager({ key: 'ovoscope.theme' })

/** Light, dark, or what the operating system says; kept on this machine. All styles are files: no style tag is ever written. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  )
}
