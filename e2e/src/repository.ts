import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project, with a slash at its end. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The class path with which `./rostrum` starts the product. */
export function classPath(): string {
  const folder = `${repository}standalone/target`;
  const [jar] = globSync(`${folder}/standalone-*-SNAPSHOT.jar`);
  if (jar === undefined) {
    throw new Error('The product is not built: ./rostrum up builds it, or ./mvnw -q package');
  }
  return `${jar}:${readFileSync(`${folder}/class-path.txt`, 'utf8').trim()}`;
}

/** Classes of a module's tests: doubles of what cannot be had are among them. */
export function testClasses(module: string): string {
  const folder = `${repository}${module}/target/test-classes`;
  if (!existsSync(folder)) {
    throw new Error(`The tests of ${module} are not built: ./mvnw -q package -DskipTests`);
  }
  return folder;
}

/** Real browser captures, each with its chunk list beside it. */
export const captures = {
  'h264-webm': `${repository}libs/publisher/src/main/resources/captures/h264-webm`,
  'vp8-webm': `${repository}libs/publisher/src/test/resources/captures/vp8-webm`,
} as const;

export type CaptureName = keyof typeof captures;
