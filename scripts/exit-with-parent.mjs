// Preloaded into every Node child: when the launcher is gone, even after kill -9, the child leaves too.
// Processes that the child forks inherit this line, but have a parent of their own to watch.
if (process.env.STARLOOP_LAUNCHER === String(process.ppid)) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 8_000).unref();
  });
  // The channel alone must not keep a finished child alive.
  process.channel?.unref();
}
