import { createTheme, localStorageColorSchemeManager, MantineProvider, Popover } from '@mantine/core'
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
  components: {
    // What opens from the top bar: keys stay in it and go back where they were, and nothing moves.
    Popover: Popover.extend({
      defaultProps: {
        ...{ trapFocus: true, returnFocus: true, withinPortal: false, radius: 10, transitionProps: { duration: 0 } },
      },
    }),
  },
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
