{{- define "x.image" }}{{ .repository }}{{ end }}
