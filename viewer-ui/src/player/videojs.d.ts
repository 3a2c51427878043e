/** Video.js without its own streaming engine: hls.js takes that place. The types are those of the whole. */
declare module 'video.js/core.es.js' {
  export { default } from 'video.js';
}
