import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** Compiles the contracts where they changed. What the compiler says goes to standard error. */
export async function build(hre: HardhatRuntimeEnvironment): Promise<void> {
  await onStderr(async () => await hre.tasks.getTask("build").run({ quiet: true, noTests: true }));
}

/** Runs what reports by console.log, and keeps standard output free for a task's own result. */
export async function onStderr<Value>(run: () => Promise<Value>): Promise<Value> {
  const { log } = console;
  console.log = console.error;
  try {
    return await run();
  } finally {
    console.log = log;
  }
}
