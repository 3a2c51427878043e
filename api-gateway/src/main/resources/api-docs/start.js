'use strict';

fetch('/api/docs/documents.json')
  .then((response) => response.json())
  .then((documents) =>
    SwaggerUIBundle({
      dom_id: '#api',
      urls: documents,
      deepLinking: true,
      validatorUrl: null,
      presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
      layout: 'StandaloneLayout',
    }),
  );
