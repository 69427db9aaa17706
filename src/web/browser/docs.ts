// Shows the description of the API, with Swagger UI, which the page has loaded before.

interface SwaggerUi {
  (options: Record<string, unknown>): unknown;
  readonly presets: { readonly apis: unknown };
}

const { SwaggerUIBundle: show } = window as unknown as { SwaggerUIBundle: SwaggerUi };

show({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  presets: [show.presets.apis],
  layout: 'BaseLayout',
  // It would ask a server elsewhere.
  validatorUrl: null,
});
