import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// What is shipped is one and the same thing whoever asks for the build: a test runner's own NODE_ENV would put React's development half into it.
process.env['NODE_ENV'] = 'production'

/**
 * Builds the screen into dist/renderer. Relative addresses, so that the same files work under app:// and under the gateway;
 * nothing inline (no data: addresses, no preload shim), because the content security policy allows none of it.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  base: './',
  plugins: [react()],
  clearScreen: false,
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 2_000,
  },
})
