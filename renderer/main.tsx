import './client/no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/app.tsx'
import { startClient } from './client/start-client.ts'
import { startI18n } from './i18n/i18n.ts'
import { ThemeProvider } from './ui/theme/provider.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no place for the screen')

startClient()
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={startI18n(localStorage, navigator.languages)}>
      <ThemeProvider>
        <App />
      </ThemeProvider>
    </I18nextProvider>
  </StrictMode>,
)
