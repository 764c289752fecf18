/**
 * Five operations that servers have had since February 2026, in the form of an OpenAPI document: a server may know them or not. The official
 * document does not have them.
 */
export const FEBRUARY = {
  paths: {
    '/v1/organizations/{org_id}/models': {
      get: {
        operationId: 'get_models',
        description: 'Rate limit: 60 requests per 30 seconds.',
        parameters: [organization()],
        responses: answers({ $ref: '#/components/schemas/ModelsResponse' }),
      },
    },
    '/v1/organizations/{org_id}/webhooks/agent-run': {
      get: {
        operationId: 'get_webhook',
        parameters: [organization()],
        responses: answers({ $ref: '#/components/schemas/WebhookConfigResponse' }),
      },
      post: {
        operationId: 'set_webhook',
        parameters: [organization()],
        requestBody: body('WebhookConfigRequest'),
        responses: answers({ $ref: '#/components/schemas/WebhookConfigResponse' }),
      },
      delete: { operationId: 'delete_webhook', parameters: [organization()], responses: answers({}) },
    },
    '/v1/organizations/{org_id}/webhooks/agent-run/test': {
      post: {
        operationId: 'test_webhook',
        description: 'Rate limit: 10 requests per minute.',
        parameters: [organization()],
        requestBody: body('WebhookTestRequest'),
        responses: answers({}),
      },
    },
  },
  components: {
    schemas: {
      ModelsResponse: object({ providers: list('ProviderModels'), default_model: { type: 'string' } }),
      ProviderModels: object({ name: { type: 'string' }, models: list('ModelOption') }),
      ModelOption: object({ label: { type: 'string' }, value: { type: 'string' } }),
      WebhookConfigResponse: object({
        url: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        enabled: { type: 'boolean' },
        has_secret: { type: 'boolean' },
      }),
      WebhookConfigRequest: {
        ...object({
          url: { type: 'string', minLength: 1, maxLength: 2083 },
          secret: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          enabled: { type: 'boolean', default: true },
        }),
        required: ['url'],
      },
      WebhookTestRequest: object({ url: { type: 'string', minLength: 1, maxLength: 2083 } }),
    },
  },
};

function organization() {
  return { name: 'org_id', in: 'path', required: true, schema: { type: 'integer' } };
}

function object(properties: Record<string, object>) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function list(schema: string) {
  return { type: 'array', items: { $ref: `#/components/schemas/${schema}` } };
}

function body(schema: string) {
  return { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

function answers(schema: object) {
  return { '200': { content: { 'application/json': { schema } } } };
}
