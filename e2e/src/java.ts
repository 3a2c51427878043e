import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { classPath } from './repository';

const JAVA_VERSION = 25;

/** The JDK to run the product with: the one of JAVA_HOME, else one of the usual places. */
function java(): string {
  const home = process.env.JAVA_HOME;
  const homes = [
    ...(home === undefined ? [] : [home]),
    ...globSync(`/usr/lib/jvm/*${JAVA_VERSION}*`),
    ...globSync(`/opt/*${JAVA_VERSION}*`),
  ];
  const found = homes.map((folder) => join(folder, 'bin', 'java')).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`No JDK ${JAVA_VERSION} found; set JAVA_HOME.`);
  }
  return found;
}

/** The command line of a main class of the product. */
export function program(mainClass: string, ...args: string[]): [string, string[]] {
  return [java(), ['-cp', classPath(), mainClass, ...args]];
}

/** The command line of the product itself: `rostrum("up", "--port", "8080")`. */
export function rostrum(...args: string[]): [string, string[]] {
  return program('live.rostrum.standalone.Rostrum', ...args);
}
