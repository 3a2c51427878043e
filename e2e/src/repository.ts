import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project, with a slash at its end. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The program that users run: all services in one jar. */
export function standaloneJar(): string {
  const [jar] = globSync(`${repository}standalone/target/standalone-*-exec.jar`);
  if (jar === undefined) {
    throw new Error('The standalone program is not built: ./mvnw -q package');
  }
  return jar;
}

/** Real browser captures, each with its chunk list beside it. */
export const captures = {
  'h264-webm': `${repository}libs/publisher/src/main/resources/captures/h264-webm`,
  'vp8-webm': `${repository}libs/publisher/src/test/resources/captures/vp8-webm`,
} as const;

export type CaptureName = keyof typeof captures;
