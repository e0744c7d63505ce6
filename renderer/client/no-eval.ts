import * as z from 'zod'

// zod would probe for `new Function`, which the content security policy forbids and reports as a violation.
// Imported before any schema is made: the first line of main.tsx.
z.config({ jitless: true })
