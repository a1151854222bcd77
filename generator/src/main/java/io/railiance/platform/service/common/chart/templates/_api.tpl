{{/* platform.apiServerEgress ADDRESSES: the rule to the Kubernetes API: its Service's port, and the port behind it */}}
{{- define "platform.apiServerEgress" -}}
- to:
    {{- range . }}
    - ipBlock:
        cidr: "{{ . }}/{{ ternary 128 32 (contains ":" .) }}"
    {{- else }}
    - ipBlock:
        cidr: 0.0.0.0/0
    - ipBlock:
        cidr: "::/0"
    {{- end }}
  ports:
    - port: 443
    - port: 6443
{{- end }}
