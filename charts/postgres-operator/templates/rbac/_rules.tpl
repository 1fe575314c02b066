{{/* What the operator does in the namespaces of clusters. Server-side apply of an object that may not exist needs create and patch. */}}
{{- define "namespaceRules" -}}
# The clusters themselves: the spec is the user's, the operator writes only the status.
- apiGroups: [postgres.example.com]
  resources: [postgresclusters]
  verbs: [get, list, watch]
- apiGroups: [postgres.example.com]
  resources: [postgresclusters/status]
  verbs: [update]
# Objects of clusters: watched, applied, deleted when a cluster no longer has them.
- apiGroups: [""]
  resources: [configmaps, services, serviceaccounts]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [batch]
  resources: [cronjobs]
  verbs: [get, list, watch, create, patch, delete]
# A base backup that somebody asks for is a Job of the CronJob, which deletes it later.
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch, delete]
# Roles of members and backups. The API server refuses a Role that grants more than the operator has: no bind, no escalate.
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [get, list, watch, create, patch, delete]
# Kinds of other projects, for clusters that ask for them.
- apiGroups: [cert-manager.io]
  resources: [certificates]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors, prometheusrules]
  verbs: [get, list, watch, create, patch, delete]
# Secrets are created once, and read by name. Changed for new passwords and certificates. Never listed, never deleted.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, create, patch]
# Volumes grow; they are never deleted.
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get, list, watch, patch]
# Members: labels of role and revision, replacement. A Role of members grants get.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, patch, delete]
- apiGroups: [""]
  resources: [pods/resize]
  verbs: [patch]
# The Role of backups grants it.
- apiGroups: [""]
  resources: [pods/exec]
  verbs: [get, create]
# Which pod template a member runs.
- apiGroups: [apps]
  resources: [controllerrevisions]
  verbs: [get]
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- end -}}
