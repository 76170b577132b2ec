/** The bare import of a channel's SDK, whose name comes as an argument. It tells when it is done. */
await import(process.argv[2] ?? '');
process.send?.('imported');
