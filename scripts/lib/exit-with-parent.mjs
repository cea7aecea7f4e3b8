// Preloaded into a child that must not outlive its parent: when the channel closes, even by a kill -9, it stops as if asked.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
